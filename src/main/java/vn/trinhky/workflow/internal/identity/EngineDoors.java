package vn.trinhky.workflow.internal.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Hands the one login over to the engine, with groups and tenants, at both of its doors. */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

  private static final Map<String, String> OUR_LOGIN =
      Map.of("authentication-provider", LoggedIn.class.getName());

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webApplicationsDoor() {
    var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.setInitParameters(OUR_LOGIN);
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    filter.setOrder(201);
    return filter;
  }

  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> restDoor() {
    var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
    filter.setInitParameters(OUR_LOGIN);
    filter.addUrlPatterns("/engine-rest/*");
    filter.setAsyncSupported(true);
    filter.setOrder(202);
    return filter;
  }

  /** Takes user, groups and tenants from Spring Security. The filters make it by its name. */
  public static class LoggedIn
      implements org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(
        HttpServletRequest request, ProcessEngine engine) {
      Authentication who = SecurityContextHolder.getContext().getAuthentication();
      if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
        return AuthenticationResult.unsuccessful();
      }
      AuthenticationResult result = AuthenticationResult.successful(who.getName());
      result.setGroups(
          who.getAuthorities().stream()
              .map(GrantedAuthority::getAuthority)
              .filter(name -> !name.startsWith(EngineLogin.TENANT))
              .toList());
      result.setTenants(
          who.getAuthorities().stream()
              .map(GrantedAuthority::getAuthority)
              .filter(name -> name.startsWith(EngineLogin.TENANT))
              .map(name -> name.substring(EngineLogin.TENANT.length()))
              .toList());
      return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(
        jakarta.servlet.http.HttpServletResponse response, ProcessEngine engine) {
      // no challenge: a browser would open its own password box
    }
  }
}
