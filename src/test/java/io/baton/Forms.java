package io.baton;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a page gives to the requests it sends. */
public final class Forms {

    private static final String TOKEN = "token-of-a-page";

    private Forms() {}

    /**
     * The token against forged requests, in cookie and header. Spring's own test support replaces the place where tokens are kept, for
     * every later request of the shared context.
     */
    public static RequestPostProcessor csrf() {
        return request -> {
            request.setCookies(new Cookie("BATON-CSRF", TOKEN));
            request.addHeader("X-CSRF-TOKEN", masked());
            return request;
        };
    }

    /** The sign-in page, sent off. */
    public static MockHttpServletRequestBuilder signIn(String person, String password) {
        return post("/login")
                .param("username", person)
                .param("password", password)
                .with(csrf());
    }

    /** As pages get it: as many bytes of a mask, here zeros, and the token under that mask. */
    private static String masked() {
        var token = TOKEN.getBytes(StandardCharsets.UTF_8);
        var masked = new byte[2 * token.length];
        System.arraycopy(token, 0, masked, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }
}
