package vn.trinhky.web.internal.security;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page for everybody. */
@Controller
class LoginPage {

  @GetMapping("/login")
  String show(
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String logout,
      Model model) {
    if (error != null) {
      model.addAttribute(
          "error",
          "Sai tên đăng nhập hoặc mật khẩu. Nhập sai nhiều lần thì phải chờ đến một phút mới thử lại được.");
    }
    if (logout != null) {
      model.addAttribute("notice", "Bạn đã đăng xuất.");
    }
    return "login";
  }
}
