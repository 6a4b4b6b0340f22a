package vn.trinhky.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole product on a real database: one server and one application context for
 * all such classes of a run. Which database is said by the system property {@code
 * trinhky.test.database}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = {TestDatabase.class, TestMail.class})
@Import({
  TestLocality.class,
  Engine.class,
  Dossiers.class,
  BusyTowns.class,
  PassedFlows.class,
  Rows.class
})
@ExtendWith(DatabaseAvailable.class)
public @interface TrinhKyTest {}
