package vn.trinhky.workflow.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class FirstAdministratorTest {

  private ProcessEngine engine;
  private IdentityService identity;

  @BeforeEach
  void start() {
    engine =
        ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName(UUID.randomUUID().toString())
            .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID())
            .setJobExecutorActivate(false)
            .buildProcessEngine();
    identity = engine.getIdentityService();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void stops_the_start_when_no_password_is_given() {
    assertThatThrownBy(() -> administrator(new MockEnvironment()).ensure())
        .isInstanceOfSatisfying(
            UnsafeStart.class,
            failure -> {
              assertThat(failure).hasMessageContaining("TRINHKY_ADMIN_PASSWORD is not set");
              assertThat(failure.action()).contains("at least 10 characters");
            });
    assertThat(identity.createUserQuery().count()).isZero();
  }

  @Test
  void stops_the_start_when_the_password_is_short() {
    assertThatThrownBy(() -> administrator(given("ninechars")).ensure())
        .isInstanceOf(UnsafeStart.class)
        .hasMessageContaining("shorter than 10");
  }

  @Test
  void makes_the_administrator_with_the_given_password_once() {
    administrator(given("a-long-password")).ensure();
    assertThat(identity.checkPassword("admin", "a-long-password")).isTrue();

    administrator(given("another-password")).ensure();
    administrator(new MockEnvironment()).ensure();
    assertThat(identity.checkPassword("admin", "a-long-password")).isTrue();
  }

  @Test
  void refuses_the_database_of_a_demo_outside_a_demo() {
    MockEnvironment demo = new MockEnvironment();
    demo.setActiveProfiles("demo");
    administrator(demo).ensure();
    assertThat(identity.checkPassword("admin", "trinhky")).isTrue();

    assertThatCode(() -> administrator(demo).ensure()).doesNotThrowAnyException();
    assertThatThrownBy(() -> administrator(given("a-long-password")).ensure())
        .isInstanceOf(UnsafeStart.class)
        .hasMessageContaining("demo");
  }

  private FirstAdministrator administrator(MockEnvironment environment) {
    return new FirstAdministrator(identity, new InitialPassword(environment), environment);
  }

  private static MockEnvironment given(String password) {
    return new MockEnvironment().withProperty("trinhky.admin.password", password);
  }
}
