package vn.trinhky.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A connection pool that counts what is sent through it while somebody asks for it, and hands out
 * the pool's own connections otherwise, so that counting costs nothing while time is measured.
 */
final class CountedDataSource extends DelegatingDataSource {

  private volatile @Nullable Tally tally;

  CountedDataSource(DataSource pool) {
    super(pool);
  }

  /** Counts the statements of transactions that begin from now on, or nothing (null). */
  void countInto(@Nullable Tally tally) {
    this.tally = tally;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    Tally counting = tally;
    return counting == null ? connection : counted(connection, counting);
  }

  private static Connection counted(Connection connection, Tally tally) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object answer = call(connection, method, arguments);
          if (answer instanceof CallableStatement statement) {
            return counted(CallableStatement.class, statement, (String) arguments[0], tally);
          }
          if (answer instanceof PreparedStatement statement) {
            return counted(PreparedStatement.class, statement, (String) arguments[0], tally);
          }
          if (answer instanceof Statement statement) {
            return counted(Statement.class, statement, "", tally);
          }
          return answer;
        });
  }

  private static <S extends Statement> S counted(Class<S> type, S statement, String sql, Tally to) {
    int[] batch = {0};
    return proxy(
        type,
        (self, method, arguments) -> {
          String name = method.getName();
          if (name.equals("addBatch")) {
            batch[0]++;
          } else if (name.endsWith("Batch") && name.startsWith("execute")) {
            to.sent(sql, batch[0]);
            batch[0] = 0;
          } else if (name.startsWith("execute")) {
            to.sent(arguments == null ? sql : (String) arguments[0], 1);
          }
          return call(statement, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            CountedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
