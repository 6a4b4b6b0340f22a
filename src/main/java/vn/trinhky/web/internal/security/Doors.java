package vn.trinhky.web.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import vn.trinhky.workflow.Logins;

/**
 * The doors of the installation. Nothing but the login page, what it is drawn with, and the error
 * page is open to strangers.
 *
 * <ul>
 *   <li>{@code /engine-rest}: HTTP Basic and nothing else. A session would let a foreign page
 *       deploy.
 *   <li>{@code /api} and {@code /actuator} with HTTP Basic: machines; no session, so no CSRF token.
 *   <li>Everything else: people with a session from the login page.
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
class Doors {

  private final ProblemAnswer answer;

  Doors(ProblemAnswer answer) {
    this.answer = answer;
  }

  @Bean
  @Order(1)
  SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
    return stateless(http.securityMatcher(Doors::isEngineRest))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain machines(HttpSecurity http) throws Exception {
    return stateless(http.securityMatcher(Doors::isMachine))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/**")
                    .hasAuthority(Logins.ADMINISTRATOR)
                    .anyRequest()
                    .authenticated())
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain people(HttpSecurity http) throws Exception {
    HttpSessionRequestCache askedPage = new HttpSessionRequestCache();
    askedPage.setRequestMatcher(
        request -> "GET".equals(request.getMethod()) && !RequestKind.isScript(request));
    askedPage.setMatchingRequestParameterName(null);
    CsrfTokenRequestAttributeHandler plainToken = new CsrfTokenRequestAttributeHandler();
    plainToken.setCsrfRequestAttributeName(null);

    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/login", "/app/**", "/favicon.ico", "/error")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasAuthority(Logins.ADMINISTRATOR)
                    .anyRequest()
                    .authenticated())
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                    .csrfTokenRequestHandler(plainToken)
                    // the web applications bring their own token
                    .ignoringRequestMatchers("/camunda/**"))
        .formLogin(login -> login.loginPage("/login"))
        // a new session, not a new id of the old one: the engine keeps its login in there
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
        .logout(
            logout ->
                logout
                    .logoutRequestMatcher(Departure::isAsked)
                    .logoutSuccessHandler(new Departure())
                    .deleteCookies("JSESSIONID"))
        .requestCache(cache -> cache.requestCache(askedPage))
        .exceptionHandling(
            failures ->
                failures
                    .defaultAuthenticationEntryPointFor(answer::notLoggedIn, RequestKind::isScript)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), request -> true)
                    .accessDeniedHandler(answer::denied))
        .headers(Doors::ourHeaders)
        .build();
  }

  private HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.httpBasic(basic -> basic.authenticationEntryPoint(answer::notLoggedIn))
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(answer::notLoggedIn)
                    .accessDeniedHandler(answer::denied))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(Doors::ourHeaders);
  }

  private static void ourHeaders(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
        .addHeaderWriter(new PageHeaders());
  }

  private static boolean isEngineRest(HttpServletRequest request) {
    return RequestKind.path(request).startsWith("/engine-rest");
  }

  private static boolean isMachine(HttpServletRequest request) {
    String path = RequestKind.path(request);
    String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
    return (path.startsWith("/api/") || path.startsWith("/actuator"))
        && credentials != null
        && credentials.regionMatches(true, 0, "Basic ", 0, 6);
  }
}
