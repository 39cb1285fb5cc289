package io.baton.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Nothing from elsewhere and nothing inline; style attributes only where a diagram's library sets them; uploaded files do nothing. */
class ContentSecurityPolicy implements HeaderWriter {

    /** Request attribute: the policy of this answer, if it is not the plain one. */
    static final String POLICY = ContentSecurityPolicy.class.getName();

    private static final String PLAIN =
            "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; "
                    + "form-action 'self'; img-src 'self' data: blob:; font-src 'self' data:";

    static final String DIAGRAM = PLAIN + "; style-src-attr 'unsafe-inline'";

    /** Browsers show pictures and PDF on a page of their own making, which has styles; a sandbox would keep Chromium from showing PDF. */
    static final String FILE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy", request.getAttribute(POLICY) instanceof String policy ? policy : PLAIN);
    }
}
