package vn.trinhky.workflow.internal.tenant;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Tells the engine where the tenant of a new instance comes from. */
@Component
class LocalityTenantPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setTenantIdProvider(new LocalityTenant());
  }
}
