package vn.trinhky.bench;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Puts the counter between the product and its connection pool. */
@TestConfiguration
class CountedDatabase {

  @Bean
  static BeanPostProcessor countStatements() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof CountedDataSource)
            ? new CountedDataSource(pool)
            : bean;
      }
    };
  }
}
