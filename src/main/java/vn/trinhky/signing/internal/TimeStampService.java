package vn.trinhky.signing.internal;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import vn.trinhky.problem.Refusal;

/** Asks a time-stamp service over HTTP (RFC 3161). */
final class TimeStampService implements TSPSource {

  @Serial private static final long serialVersionUID = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST = 100_000;

  private final URI address;

  TimeStampService(URI address) {
    this.address = address;
  }

  @Override
  public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    try {
      TimeStampRequest request =
          generator.generate(
              new ASN1ObjectIdentifier(algorithm.getOid()),
              digest,
              new BigInteger(64, new SecureRandom()));
      HttpRequest post =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Content-Type", "application/timestamp-query")
              .POST(BodyPublishers.ofByteArray(request.getEncoded()))
              .build();
      HttpResponse<InputStream> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(post, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new DSSException("The time-stamp service answered " + answer.statusCode());
        }
        TimeStampResponse response = new TimeStampResponse(body.readNBytes(LARGEST));
        response.validate(request);
        if (response.getTimeStampToken() == null) {
          throw new DSSException("The time-stamp service refused: " + response.getStatusString());
        }
        return new TimestampBinary(response.getTimeStampToken().getEncoded());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silent(e);
    } catch (IOException | TSPException | DSSException e) {
      throw silent(e);
    }
  }

  private static Refusal silent(Exception cause) {
    Refusal refusal =
        Refusal.unprocessable(
            "time-stamp-missing",
            "Văn bản chưa được ký vì dịch vụ dấu thời gian không trả lời. Hãy thử lại sau ít phút; việc này vẫn chờ anh chị.");
    refusal.initCause(cause);
    return refusal;
  }
}
