package vn.trinhky.exchange;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of a message, as it is outside the message: neither zipped nor encoded.
 *
 * @param contentId by which the manifest names it, e.g. {@code cid:1}
 * @param name file name without folders
 * @param content not copied; nobody may change it
 */
public record Attachment(
    String contentId, String name, @Nullable String description, byte[] content) {

  /** Texts without white space around them. */
  public Attachment {
    contentId = Texts.clean(contentId);
    name = Texts.clean(name);
    description = Texts.optional(description);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attachment that
        && contentId.equals(that.contentId)
        && name.equals(that.name)
        && Objects.equals(description, that.description)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(contentId, name, description, Arrays.hashCode(content));
  }

  @Override
  public String toString() {
    return contentId + " " + name + " (" + content.length + " bytes)";
  }
}
