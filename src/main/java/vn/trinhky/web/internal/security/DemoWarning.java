package vn.trinhky.web.internal.security;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says loudly that a demo is a demo, and keeps it on this machine: everybody's password is known.
 * Whoever really wants it in a network sets the environment variable {@code SERVER_ADDRESS}.
 */
@Component
@Profile("demo")
class DemoWarning implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

  private static final Logger LOG = LoggerFactory.getLogger(DemoWarning.class);

  private final ServerProperties server;
  private final Environment environment;

  DemoWarning(ServerProperties server, Environment environment) {
    this.server = server;
    this.environment = environment;
  }

  @Override
  public void customize(ConfigurableServletWebServerFactory factory) {
    InetAddress address = server.getAddress();
    boolean local = address != null && address.isLoopbackAddress();
    if (!local && environment.getProperty("SERVER_ADDRESS") == null) {
      throw new IllegalStateException(
          "The demo profile listens on this machine only, because everybody's password is known. Set the"
              + " environment variable SERVER_ADDRESS to open it to a network.");
    }
    LOG.warn(
        """


        ************************************************************************
        *  BẢN DÙNG THỬ - DEMO                                                 *
        *  Mọi tài khoản có chung một mật khẩu đã công bố. Không dùng cho      *
        *  công việc thật. Everybody's password is known: never for real work. *
        ************************************************************************
        Listening on {}{}
        """,
        address == null ? "every address" : address,
        local ? "" : " - OPEN TO THE NETWORK");
  }
}
