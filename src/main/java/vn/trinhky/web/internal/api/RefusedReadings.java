package vn.trinhky.web.internal.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;
import vn.trinhky.web.internal.security.CurrentActor;

/** Notes in a dossier's trail who wanted to open it, or more of it than is his, and was refused. */
@Configuration(proxyBeanMethods = false)
class RefusedReadings implements WebMvcConfigurer, HandlerInterceptor {

  private final CurrentActor current;
  private final Plans plans;
  private final Readings readings;

  RefusedReadings(CurrentActor current, Plans plans, Readings readings) {
    this.current = current;
    this.plans = plans;
    this.readings = readings;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/plans/*/**", "/api/plans/*/**");
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    boolean refused = response.getStatus() == 403 || response.getStatus() == 404;
    if (!refused
        || !request.getMethod().equals("GET")
        || !(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables)
        || !(variables.get("id") instanceof String id)) {
      return;
    }
    Actor actor = current.get();
    try {
      Plan plan = plans.get(id);
      // who may see everything asked for something that is not there
      if (!plans.access(plan, actor).isFull()) {
        readings.refused(plan, actor);
      }
    } catch (Refusal noSuchDossier) {
      // nobody's trail
    }
  }
}
