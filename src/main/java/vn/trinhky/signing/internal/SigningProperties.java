package vn.trinhky.signing.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this installation signs and whom it trusts.
 *
 * @param mode where the keys are
 * @param keys folder with {@code <locality>/<person or agency>.p12} and, beside it, {@code .png}
 *     with the picture of the signature or seal; for the other modes {@code .cer} with the
 *     registered certificate
 * @param password of the key files
 * @param trusted folder with the certificates of trusted issuers ({@code .cer}, {@code .crt},
 *     {@code .pem}) and their revocation lists ({@code .crl})
 * @param timeStamp address of the time-stamp service, or null: signatures then carry none
 * @param longTerm whether revocation data is put into the file, where there is some
 * @param demo whether missing keys and pictures are made up, for people to try
 * @param library PKCS#11 library of a device, or null for key files
 * @param pin of the device
 * @param slot of the device
 */
@ConfigurationProperties("trinhky.signing")
record SigningProperties(
    @DefaultValue("LOCAL_KEY") Mode mode,
    @Nullable Path keys,
    @DefaultValue("") String password,
    @Nullable Path trusted,
    @Nullable String timeStamp,
    @DefaultValue("false") boolean longTerm,
    @DefaultValue("false") boolean demo,
    @Nullable Path library,
    @DefaultValue("") String pin,
    @DefaultValue("0") int slot) {

  /** A setting that is there but empty is none. */
  SigningProperties {
    keys = given(keys);
    trusted = given(trusted);
    library = given(library);
  }

  private static @Nullable Path given(@Nullable Path path) {
    return path == null || path.toString().isBlank() ? null : path;
  }

  /** Where the keys are. */
  enum Mode {
    LOCAL_KEY,
    REMOTE_HASH,
    REMOTE_CMS,
    CLIENT_DOCUMENT
  }
}
