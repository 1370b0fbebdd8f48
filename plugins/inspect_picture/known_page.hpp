// Faults of a picture whose form is known: the print that must be there is the yardstick.
#pragma once

#include <vector>

#include <hoso/dossier.hpp>

#include "complaint.hpp"
#include "thresholds.hpp"

namespace hoso::picture {

/// `match.form` owns the fields that the complaints point to.
[[nodiscard]] std::vector<Complaint> faults_of_known(const Page& page, const PageMatch& match,
                                                     const Thresholds& thresholds);

}  // namespace hoso::picture
