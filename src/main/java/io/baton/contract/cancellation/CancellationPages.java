package io.baton.contract.cancellation;

import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.OnPage;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the cancellation of a contract is asked for (R-DL-15); what becomes of it stands on the contract's page. */
@Controller
@RequestMapping("/contracts/{number}/cancellation")
class CancellationPages {

    private final Cancellations cancellations;
    private final Idempotency idempotency;

    CancellationPages(Cancellations cancellations, Idempotency idempotency) {
        this.cancellations = cancellations;
        this.idempotency = idempotency;
    }

    @GetMapping("/new")
    String form(@PathVariable String number, Principal principal, Model model) {
        model.addAttribute("contract", cancellations.requireRequestable(number, principal.getName()));
        return "contract/cancellation-new";
    }

    @PostMapping
    @OnPage("/contracts/{number}/cancellation/new")
    String request(
            @PathVariable String number,
            @ModelAttribute CancellationDraft draft,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        once(principal, idempotencyKey, () -> cancellations.request(number, draft, principal.getName()));
        Done.say(redirect, "contract.cancellation.requested");
        return "redirect:/contracts/" + number;
    }

    @PostMapping("/stop")
    @OnPage("/contracts/{number}")
    String stop(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String cancellationStopReason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        once(principal, idempotencyKey, () -> cancellations.stop(number, cancellationStopReason, principal.getName()));
        Done.say(redirect, "contract.cancellation.isStopped");
        return "redirect:/contracts/" + number;
    }

    private void once(Principal principal, String key, Runnable change) {
        idempotency.once(principal.getName(), key, Boolean.class, () -> {
            change.run();
            return true;
        });
    }
}
