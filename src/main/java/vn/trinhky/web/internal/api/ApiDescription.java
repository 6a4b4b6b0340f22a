package vn.trinhky.web.internal.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.trinhky.organisation.Actor;

/** What {@code /api/openapi} says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  static {
    // the person of the request comes from the login, never from a parameter
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Trình Ký")
                .version("1")
                .description(
                    "Soạn thảo, lấy ý kiến, trình ký, cấp số và phát hành kế hoạch. Gọi bằng phiên đăng nhập"
                        + " kèm mã chống giả mạo (X-XSRF-TOKEN), hoặc bằng HTTP Basic. Lỗi theo RFC 9457:"
                        + " type ổn định, detail là một câu tiếng Việt nói rõ phải làm gì."));
  }
}
