package vn.trinhky.exchange.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.trinhky.exchange.EdxmlDialect;

/**
 * How this installation exchanges documents; off unless a gateway is named.
 *
 * @param gateway which way messages go
 * @param dialect how the gateway wants them spelled
 * @param organId our own identifier at the gateway; needed to confirm what arrives
 * @param organName our name, for the same
 * @param parallel how many messages are sent at the same moment
 * @param batch how many messages are taken from the outbox at once
 * @param lookBack how far back the gateway is asked for what has come
 */
@ConfigurationProperties("trinhky.exchange")
record ExchangeSettings(
    @DefaultValue("NONE") Kind gateway,
    @DefaultValue("QCVN") EdxmlDialect dialect,
    @Nullable String organId,
    @Nullable String organName,
    @DefaultValue("4") int parallel,
    @DefaultValue("200") int batch,
    @DefaultValue("P3D") Duration lookBack,
    @DefaultValue Folder folder,
    @DefaultValue Http http) {

  /** Which way messages go. */
  enum Kind {
    NONE,
    FOLDER,
    VXP
  }

  /**
   * Two folders that another program fills and empties.
   *
   * @param out where our messages are put
   * @param in where theirs are found
   */
  record Folder(@Nullable Path out, @Nullable Path in) {}

  /**
   * A gateway with an address.
   *
   * @param endpoint https, or http on this machine only
   * @param headers credentials and whatever else the gateway wants with every call
   * @param timeout of one call
   */
  record Http(
      @Nullable URI endpoint,
      @DefaultValue Map<String, String> headers,
      @DefaultValue("PT60S") Duration timeout) {

    @Override
    public String toString() {
      // the headers are secrets
      return "Http[endpoint=" + endpoint + ", timeout=" + timeout + "]";
    }
  }
}
