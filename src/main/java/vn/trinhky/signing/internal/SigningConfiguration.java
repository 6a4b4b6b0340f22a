package vn.trinhky.signing.internal;

import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.trinhky.signing.DigitalSignatures;
import vn.trinhky.signing.SigningProvider;

/** Puts the parts of signing together by configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningProperties.class)
class SigningConfiguration {

  @Bean
  DigitalSignatures digitalSignatures(SigningProperties properties, Clock clock) {
    return assemble(
        properties,
        clock,
        properties.timeStamp() == null || properties.timeStamp().isBlank()
            ? null
            : new TimeStampService(URI.create(properties.timeStamp())));
  }

  static DigitalSignatures assemble(
      SigningProperties properties, Clock clock, @Nullable TSPSource timeStamps) {
    DemoKeys demo = demo(properties, clock);
    Supplier<List<X509Certificate>> more = demo == null ? List::of : () -> List.of(demo.issuer());
    Trust trust = new Trust(properties.trusted(), more);
    Keys keys = new Keys(properties, clock, demo);
    Verifier verifier = new Verifier(trust, clock);
    PdfSigning signing =
        new PdfSigning(
            new Pictures(properties.keys(), properties.demo()),
            trust,
            timeStamps,
            properties.longTerm());
    SigningProvider provider =
        switch (properties.mode()) {
          case LOCAL_KEY -> new Providers.Local(signing, keys, clock);
          case REMOTE_HASH -> new Providers.Hash(signing, keys, clock);
          case REMOTE_CMS -> new Providers.Cms(signing, keys, clock);
          case CLIENT_DOCUMENT -> new ClientAnswer(keys, verifier);
        };
    return new PdfSignatures(provider, verifier);
  }

  private static @Nullable DemoKeys demo(SigningProperties properties, Clock clock) {
    Path folder = properties.keys();
    if (!properties.demo()) {
      return null;
    }
    if (folder == null) {
      throw new IllegalStateException("trinhky.signing.demo needs trinhky.signing.keys");
    }
    return new DemoKeys(folder, properties.password(), clock);
  }
}
