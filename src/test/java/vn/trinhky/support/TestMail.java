package vn.trinhky.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The mail server of a test run: a real one, on a port of its own, that can be switched off. */
public class TestMail implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String HOST = "127.0.0.1";
  private static final ServerSetup SETUP = new ServerSetup(freePort(), HOST, "smtp");
  private static final GreenMail SERVER = running();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("spring.mail.host=" + HOST, "spring.mail.port=" + SETUP.getPort())
        .applyTo(context);
  }

  private static GreenMail running() {
    SETUP.setServerStartupTimeout(10_000);
    GreenMail server = new GreenMail(SETUP);
    server.start();
    return server;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Runs something while nobody answers at the mail server's port. */
  public static void down(Runnable meanwhile) {
    SERVER.stop();
    try {
      meanwhile.run();
    } finally {
      SERVER.start();
    }
  }

  /** What this address has received since the server was started last, oldest first. */
  public static List<Mail> to(String address) {
    return Stream.of(SERVER.getReceivedMessages())
        .map(Mail::new)
        .filter(mail -> mail.recipients().contains(address))
        .toList();
  }

  /** An e-mail as it arrived. */
  public record Mail(MimeMessage message) {

    public String subject() {
      return header("Subject");
    }

    public List<String> recipients() {
      try {
        return Arrays.stream(message.getAllRecipients()).map(Object::toString).toList();
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The one header with this name, decoded; empty when there is none. */
    public String header(String name) {
      try {
        String[] found = message.getHeader(name);
        return found == null
            ? ""
            : jakarta.mail.internet.MimeUtility.decodeText(
                jakarta.mail.internet.MimeUtility.unfold(String.join("|", found)));
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    public String plain() {
      return part(0);
    }

    public String html() {
      return part(1);
    }

    private String part(int number) {
      try {
        Object text = ((Multipart) message.getContent()).getBodyPart(number).getContent();
        return text.toString().replace("\r\n", "\n");
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The address that the server was told besides the headers. */
    public boolean isOnlyTo(String address) {
      try {
        return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                .map(Object::toString)
                .toList()
                .equals(List.of(address))
            && message.getRecipients(Message.RecipientType.CC) == null
            && message.getRecipients(Message.RecipientType.BCC) == null;
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
