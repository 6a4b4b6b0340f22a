package vn.trinhky.workflow.internal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentManager;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.CommentManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Organisation;

/** Installs the task access rule before the engine is built. No row, no change of the schema. */
@Component
class TaskAccessPlugin extends AbstractProcessEnginePlugin {

  private final TaskRule rule;

  TaskAccessPlugin(ObjectProvider<Organisation> organisation) {
    this.rule = new TaskRule(new HeadsOversee(organisation::getObject));
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setResourceAuthorizationProvider(new CoarseAuthorizations(rule));
    // the rule first: a stranger to the tenant gets 403 like any other, not the tenant checker's
    // 500
    engine.setCommandCheckers(
        new ArrayList<>(List.of(new TaskAccessChecker(rule), new TenantCommandChecker())));
    List<SessionFactory> managers = new ArrayList<>();
    managers.add(
        replacing(AuthorizationManager.class, () -> new TaskAccessAuthorizationManager(rule)));
    managers.add(replacing(CommentManager.class, GuardedCommentManager::new));
    managers.add(replacing(AttachmentManager.class, GuardedAttachmentManager::new));
    if (engine.getCustomSessionFactories() != null) {
      managers.addAll(engine.getCustomSessionFactories());
    }
    engine.setCustomSessionFactories(managers);
  }

  private static <T extends Session> SessionFactory replacing(
      Class<T> type, Supplier<? extends T> maker) {
    return new SessionFactory() {
      @Override
      public Class<?> getSessionType() {
        return type;
      }

      @Override
      public Session openSession() {
        return maker.get();
      }
    };
  }
}
