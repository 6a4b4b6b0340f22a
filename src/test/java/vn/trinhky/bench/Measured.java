package vn.trinhky.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vn.trinhky.support.TrinhKyTest;

/** The whole product as it runs in production, with a database whose statements can be counted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TrinhKyTest
@TestPropertySource(
    properties = {
      // only tests listen to executions
      "camunda.bpm.eventing.execution=false",
      "trinhky.distribution.batch=100"
    })
@Import(CountedDatabase.class)
@interface Measured {}
