package vn.trinhky.workflow.internal.identity;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Before the server takes its first request: the administrator, the grants and the filters, in one
 * transaction. What concerns a locality follows when its catalogue is imported.
 */
@Component
class IdentityAtStart implements SmartInitializingSingleton {

  private final TransactionOperations transaction;
  private final FirstAdministrator administrator;
  private final CoarseGrants grants;
  private final TaskFilters filters;

  IdentityAtStart(
      TransactionOperations transaction,
      FirstAdministrator administrator,
      CoarseGrants grants,
      TaskFilters filters) {
    this.transaction = transaction;
    this.administrator = administrator;
    this.grants = grants;
    this.filters = filters;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          administrator.ensure();
          grants.ensure();
          filters.ensure();
        });
  }
}
