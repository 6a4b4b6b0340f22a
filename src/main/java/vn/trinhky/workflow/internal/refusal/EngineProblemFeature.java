package vn.trinhky.workflow.internal.refusal;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * Reaches every Jersey application of the server: {@code /engine-rest} and the web applications'
 * API alike.
 */
public class EngineProblemFeature implements AutoDiscoverable {

  @Override
  public void configure(FeatureContext context) {
    context.register(ExceptionMappers.ForRefusal.class);
    context.register(ExceptionMappers.ForEngine.class);
    context.register(ExceptionMappers.ForRest.class);
    context.register(ExceptionMappers.ForSyntax.class);
    context.register(ExceptionMappers.ForShape.class);
    context.register(UploadLimit.class);
    context.register(ClientVariables.class);
  }
}
