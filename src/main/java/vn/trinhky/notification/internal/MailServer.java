package vn.trinhky.notification.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The mail server of {@code spring.mail.*}, when one is configured. */
@Component
class MailServer {

  private final Optional<JavaMailSender> sender;
  private final InternetAddress from;
  private final Clock clock;

  @Autowired
  MailServer(
      ObjectProvider<JavaMailSender> sender,
      @Value("${trinhky.notification.from:Trình Ký <trinh-ky@localhost>}") String from,
      Clock clock) {
    this(Optional.ofNullable(sender.getIfAvailable()), from, clock);
  }

  MailServer(Optional<JavaMailSender> sender, String from, Clock clock) {
    this.sender = sender;
    this.from = sender(from);
    this.clock = clock;
  }

  private static InternetAddress sender(String configured) {
    try {
      InternetAddress address = new InternetAddress(configured, true);
      address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
      return address;
    } catch (AddressException | java.io.UnsupportedEncodingException wrong) {
      throw new IllegalStateException(
          "trinhky.notification.from is no e-mail address: " + configured, wrong);
    }
  }

  boolean isConfigured() {
    return sender.isPresent();
  }

  /**
   * Hands one message to the server.
   *
   * @throws MessagingException or {@link org.springframework.mail.MailException} when it was not
   *     taken
   */
  void send(Letter letter, String id, String address) throws MessagingException {
    JavaMailSender server = sender.orElseThrow();
    MimeMessage message = server.createMimeMessage();
    message.setFrom(from);
    message.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address, true));
    message.setSubject(Letters.oneLine(letter.subject()), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // the same for every attempt: who gets it twice after a crash can tell
    message.setHeader("Message-ID", "<" + id + "@" + domain() + ">");
    // no answer of an absent person shall come back
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(letter.plain(), StandardCharsets.UTF_8.name());
    MimeBodyPart html = new MimeBodyPart();
    html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
    message.setContent(new MimeMultipart("alternative", plain, html));
    server.send(message);
  }

  private String domain() {
    String address = from.getAddress();
    return address.substring(address.indexOf('@') + 1);
  }
}
