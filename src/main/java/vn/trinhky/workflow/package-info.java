/**
 * The only module that knows the Camunda engine: process contracts, listeners, delegates, task
 * façade, identity sync, deployment.
 */
@NullMarked
package vn.trinhky.workflow;

import org.jspecify.annotations.NullMarked;
