/**
 * People between the registry and the engine: users, groups, tenants, the few authorizations, the
 * filters, and in whose name the engine works.
 */
@NullMarked
package vn.trinhky.workflow.internal.identity;

import org.jspecify.annotations.NullMarked;
