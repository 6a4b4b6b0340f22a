package vn.trinhky.signing.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.trinhky.problem.Refusal;

/**
 * Looks at the raw bytes of a file from outside before anything reads it: a small file may unfold
 * into gigabytes. Knows nothing of the structure but its streams, and so costs one pass.
 */
final class FileBounds {

  /** As for every upload, in bytes. */
  static final int LARGEST = 50 * 1024 * 1024;

  /** What all streams together may unfold to, in bytes. */
  private static final long UNFOLDED = 300L * 1024 * 1024;

  /** What objects and cross references in streams may unfold to, in bytes: they stay in memory. */
  private static final long UNFOLDED_OBJECTS = 24L * 1024 * 1024;

  private static final int MOST_OBJECTS = 200_000;
  private static final int MOST_REVISIONS = 100;

  /** Bytes before a stream in which its dictionary is looked for. */
  private static final int WINDOW = 2_000;

  /** No filter of the format unfolds further. */
  private static final int WORST_RATIO = 1_400;

  private static final Pattern FILTER =
      Pattern.compile("/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\\b");
  private static final Pattern OTHER_THAN_FLATE =
      Pattern.compile(
          "/(?:LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\\b");
  private static final Pattern OBJECTS = Pattern.compile("/Type\\s*/(?:ObjStm|XRef)\\b");
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_STREAM = "endstream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] START = "startxref".getBytes(StandardCharsets.US_ASCII);

  private final byte[] file;
  private long unfolded;
  private long unfoldedObjects;

  private FileBounds(byte[] file) {
    this.file = file;
  }

  /** Refuses a file that is no PDF or would cost too much to read. */
  static void check(byte[] file) {
    if (file.length > LARGEST) {
      throw new Refusal(
          413,
          "file-too-large",
          "Tệp lớn hơn 50 MB nên hệ thống không kiểm tra. Hãy chọn tệp nhỏ hơn.");
    }
    if (!startsWith(file, 0, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
      throw Refusal.unprocessable(
          "not-a-pdf", "Tệp này không phải PDF. Chữ ký số chỉ kiểm tra được trên tệp PDF.");
    }
    new FileBounds(file).scan();
  }

  private void scan() {
    int objects = 0;
    int revisions = 0;
    for (int i = 0; i < file.length; i++) {
      byte b = file[i];
      if (b == ' ' && startsWith(file, i, OBJECT) && ++objects > MOST_OBJECTS) {
        throw tooCostly();
      }
      if (b != 's') {
        continue;
      }
      if (startsWith(file, i, START) && ++revisions > MOST_REVISIONS) {
        throw tooCostly();
      }
      if (startsWith(file, i, STREAM) && (i < 3 || file[i - 1] != 'd')) {
        int data = i + STREAM.length;
        if (data < file.length && file[data] == '\r') {
          data++;
        }
        if (data < file.length && file[data] == '\n') {
          i = stream(i, data + 1) - 1;
        }
      }
    }
  }

  /** Answers where to go on: never beyond what the stream itself proves to be its own. */
  private int stream(int keyword, int data) {
    int from = Math.max(0, keyword - WINDOW);
    String before = new String(file, from, keyword - from, StandardCharsets.ISO_8859_1);
    int object = Math.max(before.lastIndexOf(" obj"), before.lastIndexOf("endobj"));
    String dictionary = object < 0 ? before : before.substring(object);
    boolean holdsObjects = OBJECTS.matcher(dictionary).find();
    Matcher filters = FILTER.matcher(dictionary);
    int unfolding = 0;
    while (filters.find()) {
      unfolding++;
    }
    // names may be written in hexadecimal, to hide what they are
    boolean odd =
        unfolding > 1 || OTHER_THAN_FLATE.matcher(dictionary).find() || dictionary.contains("#");
    if (odd) {
      int end = indexOf(END_STREAM, data);
      long length = end - data;
      add(unfolding > 1 ? length * WORST_RATIO * WORST_RATIO : length * WORST_RATIO, holdsObjects);
      return data;
    }
    return inflate(data, holdsObjects);
  }

  private int inflate(int data, boolean holdsObjects) {
    boolean zlib =
        data + 1 < file.length
            && (file[data] & 0x0f) == 8
            && ((file[data] & 0xff) * 256 + (file[data + 1] & 0xff)) % 31 == 0;
    if (!zlib) {
      return data;
    }
    Inflater inflater = new Inflater();
    byte[] sink = new byte[64 * 1024];
    try {
      inflater.setInput(file, data, file.length - data);
      while (!inflater.finished()) {
        int read = inflater.inflate(sink);
        if (read == 0) {
          return data;
        }
        add(read, holdsObjects);
      }
      return data + (int) inflater.getBytesRead();
    } catch (DataFormatException notCompressed) {
      return data;
    } finally {
      inflater.end();
    }
  }

  private void add(long bytes, boolean holdsObjects) {
    unfolded += bytes;
    unfoldedObjects += holdsObjects ? bytes : 0;
    if (unfolded > UNFOLDED || unfoldedObjects > UNFOLDED_OBJECTS) {
      throw tooCostly();
    }
  }

  static Refusal tooCostly() {
    return Refusal.unprocessable(
        "file-too-costly",
        "Tệp bung ra quá lớn hoặc quá phức tạp so với một văn bản, nên hệ thống không mở. Không nên dùng tệp này; hãy đề nghị nơi gửi phát hành lại.");
  }

  private int indexOf(byte[] wanted, int from) {
    for (int i = from; i <= file.length - wanted.length; i++) {
      if (startsWith(file, i, wanted)) {
        return i;
      }
    }
    return file.length;
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
    if (at + wanted.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
