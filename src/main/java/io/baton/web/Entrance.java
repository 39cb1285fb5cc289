package io.baton.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, and the way from it to the first page of the rail. */
@Controller
class Entrance {

    private final Shell shell;

    Entrance(Shell shell) {
        this.shell = shell;
    }

    @GetMapping("/")
    String first() {
        return shell.entries().stream()
                .findFirst()
                .map(entry -> "redirect:" + entry.path())
                .orElse("web/empty");
    }

    @GetMapping("/login")
    String signIn(
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) String failed,
            @RequestParam(required = false) String signedOut) {
        if (shell.signedIn()) {
            return "redirect:/";
        }
        var session = request.getSession(false);
        var cause = session == null ? null : session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        if (failed != null && cause instanceof SignInPaused paused) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, paused.retryAfter());
            model.addAttribute("wait", true);
        }
        model.addAttribute("failed", failed != null);
        model.addAttribute("signedOut", signedOut != null);
        return "web/login";
    }
}
