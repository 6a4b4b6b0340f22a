package vn.trinhky.bench;

import static vn.trinhky.bench.Spread.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.bench.Meter.Cost;
import vn.trinhky.checker.internal.Checks;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;
import vn.trinhky.document.internal.Exports;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.internal.Imports;

/**
 * What it costs to read a file into a draft and to check a draft, each against the least that any
 * program has to do with the same bytes: unpack a file and walk through its XML, decode a text, and
 * parse a draft. Both sides take turns.
 */
final class ReadingCosts {

  /** Heaps of a JVM of its own that a reading is tried in, in MB. */
  private static final int[] HEAPS = {24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768};

  private static final int LARGE = 5_000;

  private final Meter meter = Meter.withoutDatabase();
  private final Samples samples = new Samples();
  private final Path folder;
  private final int warmUp;
  private final int repeated;

  /**
   * @param folder where the files go that other JVMs read
   */
  ReadingCosts(Path folder, int warmUp, int repeated) {
    this.folder = folder;
    this.warmUp = warmUp;
    this.repeated = repeated;
  }

  /** A file as it comes, and for whom it is read. */
  private record Sent(String what, byte[] file, String catalogue, int year, boolean large) {
    boolean packed() {
      return file.length > 1 && file[0] == 'P' && file[1] == 'K';
    }
  }

  /**
   * @param appendix the sample of thị xã Ninh Hòa 2022 with so many rows
   */
  void reading(IntFunction<Draft> appendix) throws Exception {
    List<Sent> files = new ArrayList<>();
    for (Samples.Sample sample : samples.list()) {
      for (String ending : List.of(".txt", ".text.libreoffice.docx", ".text.libreoffice.xlsx")) {
        ClassPathResource file =
            new ClassPathResource(
                "importing/"
                    + (ending.equals(".txt") ? "seeds/" : "files/")
                    + sample.code()
                    + ending);
        if (file.exists()) {
          files.add(
              new Sent(
                  sample.code() + ", " + ending.substring(ending.lastIndexOf('.') + 1),
                  file.getContentAsByteArray(),
                  sample.plan().locality(),
                  sample.plan().year(),
                  false));
        }
      }
    }
    for (int rows : new int[] {60, LARGE}) {
      PlanDocument document =
          new PlanDocument(
              appendix.apply(rows),
              new DocumentFacts(null, "QĐ-UBND", null, null, null, null, null));
      String what = "appendix of %,d rows, ".formatted(rows);
      boolean large = rows == LARGE;
      files.add(new Sent(what + "docx", Exports.EXPORTER.docx(document), "ninh-hoa", 2022, large));
      files.add(
          new Sent(
              what + "xlsx", Exports.EXPORTER.appendixWorkbook(document), "ninh-hoa", 2022, large));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Sent file : files) {
      rows.add(row(file));
    }
    new Report("8-reading", "Reading files into drafts")
        .line(
            "From the bytes to the draft with its doubts, every line accounted for. The bare side unpacks the same file and walks through the XML of its text with StAX; of a text it decodes the bytes and parts the words. The five plans as they were found, as text and as LibreOffice saves them; the long appendices (tasks of thị xã Ninh Hòa 2022, the DOCX with the rest of the plan) from our own export. Milliseconds, median (least–most) of %d (%d for %,d rows) after %d to warm up; memory is what one reading allocates, and the smallest heap of %s MB in which a JVM of its own reads the file, with everything else that this JVM holds."
                .formatted(repeated, few(), LARGE, warmUp, heaps()))
        .table(
            List.of(
                "file",
                "KB",
                "rows",
                "bare, ms",
                "import, ms",
                "ratio",
                "allocated, MB",
                "heap, MB"),
            rows)
        .write("no database");
  }

  private int few() {
    return Math.max(3, repeated / 3);
  }

  private static String heaps() {
    return "%d to %d".formatted(HEAPS[0], HEAPS[HEAPS.length - 1]);
  }

  private List<String> row(Sent sent) throws Exception {
    Imports imports = new Imports(sent.catalogue(), sent.year());
    Pair pair =
        pair(
            () -> sent.packed() ? walked(sent.file()) : words(sent.file()),
            () -> imports.read(sent.file()),
            sent.large() ? 3 : warmUp,
            sent.large() ? few() : repeated);
    return List.of(
        sent.what(),
        number(sent.file().length / 1024.0, 0),
        Integer.toString(rows(imports.read(sent.file()))),
        pair.bare().text(2),
        pair.ours().text(1),
        number(pair.ours().median() / pair.bare().median(), 1),
        number(allocated(() -> imports.read(sent.file())), 1),
        heap(sent));
  }

  /**
   * @param appendix the sample of thị xã Ninh Hòa 2022 with so many rows
   */
  void checking(IntFunction<Draft> appendix) {
    Checks checks = new Checks();
    Samples.Sample largest = samples.load("vinh-long-2023");
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("vinh-long-2023, the largest of the five", largest.draft(), 2023, checks));
    rows.add(row("a plan with 60 rows", appendix.apply(60), 2022, checks));
    rows.add(row("a plan with 1,000 rows", appendix.apply(1_000), 2022, checks));
    new Report("9-checking", "Checking a draft")
        .line(
            "All %d rules over a draft, as on every save; the bare side parses the same draft from its JSON. Milliseconds, median (least–most) of %d after %d to warm up."
                .formatted(checks.rules(), repeated, warmUp))
        .table(
            List.of("draft", "KB", "findings", "bare, ms", "checker, ms", "ratio", "allocated, MB"),
            rows)
        .write("no database, the registry in memory");
  }

  private List<String> row(String what, Draft draft, int year, Checks checks) {
    String json = DraftJson.write(draft);
    ObjectMapper mapper = new ObjectMapper();
    Pair pair =
        pair(
            () -> {
              try {
                return DraftJson.read(mapper.readTree(json));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            () -> checks.check(draft, year),
            warmUp,
            repeated);
    return List.of(
        what,
        number(json.getBytes(StandardCharsets.UTF_8).length / 1024.0, 0),
        Integer.toString(checks.check(draft, year).size()),
        pair.bare().text(2),
        pair.ours().text(1),
        number(pair.ours().median() / pair.bare().median(), 1),
        number(allocated(() -> checks.check(draft, year)), 1));
  }

  // ---- measuring ------------------------------------------------------------------------------

  /** Milliseconds of both sides. */
  record Pair(Spread bare, Spread ours) {}

  private Pair pair(Supplier<?> bare, Supplier<?> ours, int warmUp, int repeated) {
    return pair(meter, bare, ours, warmUp, repeated);
  }

  /** Both sides in turns, each warmed up before. */
  static Pair pair(Meter meter, Supplier<?> bare, Supplier<?> ours, int warmUp, int repeated) {
    for (int i = 0; i < warmUp; i++) {
      work(bare);
      work(ours);
    }
    List<Double> less = new ArrayList<>();
    List<Double> more = new ArrayList<>();
    for (int i = 0; i < repeated; i++) {
      less.add(millis(meter.of(1, List.of(() -> work(bare)))));
      more.add(millis(meter.of(1, List.of(() -> work(ours)))));
    }
    return new Pair(Spread.of(less), Spread.of(more));
  }

  /** Does it for what it costs. */
  private static void work(Supplier<?> work) {
    var unused = work.get();
  }

  private static double millis(Cost cost) {
    return cost.nanos() / 1e6;
  }

  static double allocated(Supplier<?> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work(work);
    return (threads.getCurrentThreadAllocatedBytes() - before) / 1048576.0;
  }

  /** Characters of the parts that hold text. */
  private static long walked(byte[] file) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    long characters = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.equals("word/document.xml")
            || name.startsWith("xl/worksheets/sheet")
            || name.equals("xl/sharedStrings.xml")) {
          XMLStreamReader xml =
              factory.createXMLStreamReader(new ByteArrayInputStream(zip.readAllBytes()));
          while (xml.hasNext()) {
            characters += xml.next() == XMLStreamConstants.CHARACTERS ? xml.getTextLength() : 0;
          }
        }
      }
    } catch (IOException | XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return characters;
  }

  private static long words(byte[] file) {
    return new String(file, StandardCharsets.UTF_8)
        .lines()
        .mapToLong(line -> line.split("\\s+").length)
        .sum();
  }

  private static int rows(Reading reading) {
    return reading.draft().appendices().stream()
        .flatMap(appendix -> appendix.groups().stream())
        .mapToInt(group -> group.rows().size())
        .sum();
  }

  // ---- memory ---------------------------------------------------------------------------------

  /** The smallest heap that is enough. */
  private String heap(Sent sent) throws Exception {
    Path file = Files.write(folder.resolve("file"), sent.file());
    for (int heap : HEAPS) {
      // nearly all fit into the first
      if (fits(heap, file, sent)) {
        return Integer.toString(heap);
      }
    }
    return "more";
  }

  private static boolean fits(int heap, Path file, Sent sent) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Alone.class.getName(),
                file.toString(),
                sent.catalogue(),
                Integer.toString(sent.year()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      return false;
    }
    return process.exitValue() == 0;
  }

  /** What runs in the other JVM. */
  static final class Alone {
    private Alone() {}

    public static void main(String[] of) throws IOException {
      new Imports(of[1], Integer.parseInt(of[2])).read(Files.readAllBytes(Path.of(of[0])));
    }
  }
}
