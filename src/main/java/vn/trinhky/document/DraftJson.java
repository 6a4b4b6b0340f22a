package vn.trinhky.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.trinhky.problem.Refusal;

/**
 * Drafts as JSON, in one canonical form: names in alphabetical order, no blanks, text in composed
 * Unicode (NFC) with {@code \n} as line break and without NUL, which PostgreSQL does not store, and
 * nothing written for what is absent (null or an empty list). The same content therefore always has
 * the same digest, and a field that the shape gains later leaves the digests of older drafts as
 * they are.
 */
public final class DraftJson {

  private static final JsonMapper MAPPER = mapper();

  private DraftJson() {}

  /** The canonical form. */
  public static String write(Draft draft) {
    try {
      return MAPPER.writeValueAsString(draft);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A draft is always writable", e);
    }
  }

  /** SHA-256 of the canonical form in UTF-8, as 64 hex digits. */
  public static String digest(Draft draft) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(write(draft).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Reads a draft in the documented shape.
   *
   * @throws Refusal 400 {@code malformed-draft} for anything else: not JSON, an unknown or missing
   *     field, a value of another kind; the message names the place
   */
  public static Draft read(String json) {
    try {
      return complete(MAPPER.readValue(json, Draft.class));
    } catch (JsonProcessingException e) {
      throw refusal(e);
    }
  }

  /**
   * Reads a draft that is part of a larger JSON document.
   *
   * @throws Refusal as {@link #read(String)}
   */
  public static Draft read(JsonNode json) {
    try {
      return complete(MAPPER.treeToValue(json, Draft.class));
    } catch (JsonProcessingException e) {
      throw refusal(e);
    }
  }

  /** Jackson fills what is missing with null; here it is told from what may be missing. */
  private static Draft complete(@Nullable Draft draft) {
    if (draft == null) {
      throw malformed("nội dung trống");
    }
    requireFields(draft, "");
    return draft;
  }

  private static void requireFields(Record node, String path) {
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      String place = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Object value = valueOf(component, node);
      if (value == null) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          throw malformed("thiếu trường bắt buộc tại " + place);
        }
      } else if (value instanceof Record child) {
        requireFields(child, place);
      } else if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i) instanceof Record child) {
            requireFields(child, place + "[" + i + "]");
          }
        }
      }
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Refusal refusal(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return malformed("trường không có trong mẫu: " + place(unknown));
    }
    if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      String allowed =
          Arrays.stream(format.getTargetType().getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
      return malformed("giá trị lạ tại " + place(format) + ", chỉ nhận: " + allowed);
    }
    if (e instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      return malformed("giá trị không đúng kiểu tại " + place(mismatch));
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return malformed("giá trị không hợp lệ tại " + place(mapping));
    }
    JsonLocation at = e.getLocation();
    return malformed(
        at == null || at.getLineNr() < 0
            ? "không phải JSON"
            : "không phải JSON, dòng %d, cột %d".formatted(at.getLineNr(), at.getColumnNr()));
  }

  private static String place(JsonMappingException e) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return place.toString();
  }

  private static Refusal malformed(String what) {
    return Refusal.badRequest(
        "malformed-draft",
        "Không đọc được dự thảo: " + what + ". Hãy sửa chỗ này rồi gửi lại; chưa có gì được lưu.");
  }

  private static JsonMapper mapper() {
    JsonFactory factory =
        new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    SimpleModule text =
        new SimpleModule()
            .addSerializer(String.class, new TextWriter())
            .addDeserializer(String.class, new TextReader());
    JsonMapper mapper =
        JsonMapper.builder(factory)
            .addModule(text)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    mapper.setDefaultPropertyInclusion(
        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    mapper
        .configOverride(List.class)
        .setInclude(
            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
    mapper
        .coercionConfigFor(LogicalType.Enum)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    return mapper;
  }

  private static String canonical(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replace("\0", "")
        .replace("\r\n", "\n")
        .replace('\r', '\n');
  }

  private static final class TextWriter extends StdScalarSerializer<String> {
    @Serial private static final long serialVersionUID = 1L;

    TextWriter() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(canonical(text));
    }
  }

  private static final class TextReader extends StdScalarDeserializer<String> {
    @Serial private static final long serialVersionUID = 1L;

    TextReader() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      if (!in.currentToken().isScalarValue()
          || in.currentToken().isNumeric()
          || in.currentToken().isBoolean()) {
        return (String) context.handleUnexpectedToken(String.class, in);
      }
      return canonical(in.getText());
    }
  }
}
