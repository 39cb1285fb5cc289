package io.baton.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Nothing from elsewhere and nothing inline; style attributes only where a diagram's library sets them. */
class ContentSecurityPolicy implements HeaderWriter {

    static final String DIAGRAM = ContentSecurityPolicy.class.getName() + ".diagram";

    private static final String PLAIN =
            "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; "
                    + "form-action 'self'; img-src 'self' data: blob:; font-src 'self' data:";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var diagram = request.getAttribute(DIAGRAM) != null;
        response.setHeader("Content-Security-Policy", diagram ? PLAIN + "; style-src-attr 'unsafe-inline'" : PLAIN);
    }
}
