package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** A pilot ends when everything that was lent has come back (R-PS-12). */
class EquipmentOutstanding extends Refusal {

    EquipmentOutstanding(String number, int pieces) {
        super(Kind.INVALID, "presales.refusal.equipmentOutstanding", number, pieces);
    }
}
