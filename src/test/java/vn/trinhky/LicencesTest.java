package vn.trinhky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class LicencesTest {

  @Test
  void every_direct_dependency_is_in_the_list_of_licences() throws IOException {
    List<String> dependencies =
        Jsoup.parse(Files.readString(Path.of("pom.xml")), "", Parser.xmlParser())
            .select("project > dependencies > dependency > artifactId")
            .eachText();
    assertThat(dependencies).hasSizeGreaterThan(20);
    String list = Files.readString(Path.of("docs", "licences.md"));
    assertThat(dependencies).allSatisfy(name -> assertThat(list).contains("`" + name + "`"));
  }
}
