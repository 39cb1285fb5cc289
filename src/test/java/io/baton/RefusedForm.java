package io.baton;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Follows the forward to the page of a refused form, which the mocked container does not do. */
public final class RefusedForm {

    private RefusedForm() {}

    /** The page as the person sees it: with the sentence, what was typed and what is wrong with it. */
    public static String page(MockMvc web, MvcResult refused, RequestPostProcessor person) throws Exception {
        var forward = refused.getResponse().getForwardedUrl();
        if (forward == null) {
            throw new AssertionError("No page is shown again");
        }
        var request = get(forward).with(person);
        for (var name : new String[] {"typed", "problems", "refusal"}) {
            request.requestAttr(name, refused.getRequest().getAttribute(name));
        }
        return web.perform(request).andReturn().getResponse().getContentAsString();
    }
}
