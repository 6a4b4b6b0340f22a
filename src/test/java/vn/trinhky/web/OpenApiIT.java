package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.trinhky.support.Answer;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;

/** The published description of our API. */
@TrinhKyTest
class OpenApiIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private List<RequestMappingHandlerMapping> mappings;

  @Test
  void describes_every_address_to_whoever_is_logged_in() {
    Visitor machine = Visitor.machine(port, localities.create() + ".kinh-te.officer", "trinhky");
    JsonNode api = new Answer(machine.get("/api/openapi")).ok().json();

    assertThat(api.path("openapi").asText()).startsWith("3.");
    assertThat(api.path("info").path("title").asText()).isEqualTo("Trình Ký");
    Set<String> described = new TreeSet<>();
    List<String> strange = new ArrayList<>();
    api.path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        call -> {
                          String name =
                              call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                          described.add(name);
                          call.getValue()
                              .path("parameters")
                              .forEach(
                                  parameter -> {
                                    if (parameter.path("name").asText().equals("actor")) {
                                      strange.add(name);
                                    }
                                  });
                        }));
    assertThat(described).containsAll(calls());
    assertThat(described).contains("PUT /api/plans/{id}/draft", "POST /api/register/{entry}/void");
    assertThat(strange).as("nobody sends who he is").isEmpty();
    new Answer(Visitor.stranger(port).get("/api/openapi")).refused(401, "login-required");
  }

  /** What the controllers really take. */
  private Set<String> calls() {
    Set<String> calls = new TreeSet<>();
    for (RequestMappingHandlerMapping mapping : mappings) {
      mapping
          .getHandlerMethods()
          .forEach(
              (info, method) -> {
                if (method.getBeanType().getPackageName().equals("vn.trinhky.web.internal.api")) {
                  calls.addAll(calls(info));
                }
              });
    }
    assertThat(calls).hasSizeGreaterThan(30);
    return calls;
  }

  private static Set<String> calls(RequestMappingInfo info) {
    Set<String> calls = new TreeSet<>();
    info.getMethodsCondition()
        .getMethods()
        .forEach(
            verb -> info.getPatternValues().forEach(path -> calls.add(verb.name() + " " + path)));
    return calls;
  }
}
