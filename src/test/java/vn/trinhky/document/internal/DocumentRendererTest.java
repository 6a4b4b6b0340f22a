package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.document.Printable;

class DocumentRendererTest {

  private final FreemarkerRenderer renderer = new FreemarkerRenderer();

  @Test
  void every_kind_of_document_becomes_a_page_and_a_pdf() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/documents"));
    List<Printable> documents = NinhHoa.all();
    for (int i = 0; i < documents.size(); i++) {
      String html = renderer.html(documents.get(i));
      assertThat(html).startsWith("<!DOCTYPE html>").contains("<html lang=\"vi\">");
      Files.writeString(folder.resolve(i + ".html"), html);
      byte[] pdf = renderer.pdf(documents.get(i));
      assertThat(pdf).startsWith("%PDF-".getBytes());
      Files.write(folder.resolve(i + ".pdf"), pdf);
    }
  }

  @Test
  void the_same_input_gives_the_same_bytes() {
    assertThat(renderer.pdf(NinhHoa.issuedDossier()))
        .isEqualTo(new FreemarkerRenderer().pdf(NinhHoa.issuedDossier()));
  }
}
