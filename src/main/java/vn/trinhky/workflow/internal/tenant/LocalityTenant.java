package vn.trinhky.workflow.internal.tenant;

import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;
import vn.trinhky.problem.Refusal;

/**
 * Gives an instance of a shared definition the tenant of its locality: the caller's for a called
 * process, else the start variable {@code locality}, else the starter's only tenant. The engine
 * itself never compares the two: that a user starts nothing in somebody else's locality is decided
 * here.
 */
class LocalityTenant implements TenantIdProvider {

  static final String VARIABLE = "locality";

  @Override
  public @Nullable String provideTenantIdForProcessInstance(
      TenantIdProviderProcessInstanceContext start) {
    DelegateExecution caller = start.getSuperExecution();
    if (caller != null) {
      return caller.getTenantId();
    }
    CommandContext context = Context.getCommandContext();
    Authentication who = context.getAuthentication();
    String asked = asked(start);
    if (who == null || who.getUserId() == null) {
      return asked;
    }
    List<String> own = who.getTenantIds() == null ? List.of() : who.getTenantIds();
    if (asked == null) {
      return only(own);
    }
    boolean admin = who.getGroupIds() != null && who.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    if (!admin && !own.contains(asked)) {
      throw Refusal.forbidden(
          "foreign-locality", "Bạn không thuộc địa phương này nên không thể bắt đầu hồ sơ ở đây.");
    }
    if (admin && !exists(context, asked)) {
      throw Refusal.notFound(
          "unknown-locality",
          "Không có địa phương '" + asked + "'. Hãy kiểm tra lại mã địa phương.");
    }
    return asked;
  }

  @Override
  public @Nullable String provideTenantIdForCaseInstance(
      TenantIdProviderCaseInstanceContext context) {
    return null;
  }

  @Override
  public @Nullable String provideTenantIdForHistoricDecisionInstance(
      TenantIdProviderHistoricDecisionInstanceContext context) {
    return context.getExecution() == null ? null : context.getExecution().getTenantId();
  }

  private static @Nullable String asked(TenantIdProviderProcessInstanceContext start) {
    Object given = start.getVariables() == null ? null : start.getVariables().get(VARIABLE);
    if (given == null || given instanceof String) {
      return (String) given;
    }
    throw Refusal.badRequest("malformed-locality", "Mã địa phương phải là một chuỗi ký tự.");
  }

  private static String only(List<String> own) {
    if (own.size() == 1) {
      return own.get(0);
    }
    throw Refusal.badRequest(
        "locality-missing",
        "Hãy chọn địa phương: hệ thống không tự xác định được địa phương của hồ sơ.");
  }

  private static boolean exists(CommandContext context, String locality) {
    return context.runWithoutAuthorization(
        () ->
            context
                    .getReadOnlyIdentityProvider()
                    .createTenantQuery(context)
                    .tenantId(locality)
                    .count()
                > 0);
  }
}
