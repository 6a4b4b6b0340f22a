package vn.trinhky.web.internal.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JsonComponent;

/** Refuses the one character that PostgreSQL takes in no text, so that both databases agree. */
@JsonComponent
class StorableText extends StringDeserializer {

  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String text = super.deserialize(parser, context);
    return text == null || text.indexOf('\0') < 0
        ? text
        : (String) context.handleWeirdStringValue(String.class, text, "NUL");
  }
}
