package vn.trinhky.exchange.internal;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.trinhky.exchange.DocumentExchangeGateway;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExchangeSettings.class)
class ExchangeConfiguration {

  /** The configured gateway, or none. */
  @Bean
  ConfiguredGateway exchangeGateway(ExchangeSettings settings) throws IOException {
    return new ConfiguredGateway(
        switch (settings.gateway()) {
          case NONE -> null;
          case FOLDER ->
              new FolderGateway(
                  required(settings.folder().out(), "trinhky.exchange.folder.out"),
                  required(settings.folder().in(), "trinhky.exchange.folder.in"));
          case VXP ->
              new VxpGateway(
                  required(settings.http().endpoint(), "trinhky.exchange.http.endpoint"),
                  settings.http().headers(),
                  settings.http().timeout());
        });
  }

  private static <T> T required(@Nullable T value, String property) {
    if (value == null) {
      throw new IllegalStateException("trinhky.exchange.gateway needs " + property);
    }
    return value;
  }

  /** So that there is a bean whether or not there is a gateway. */
  record ConfiguredGateway(@Nullable DocumentExchangeGateway gateway) {
    Optional<DocumentExchangeGateway> get() {
      return Optional.ofNullable(gateway);
    }
  }
}
