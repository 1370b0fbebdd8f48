// Faults of a picture in which no form was recognised: often the reason why.
#pragma once

#include <vector>

#include <hoso/page.hpp>

#include "complaint.hpp"
#include "thresholds.hpp"

namespace hoso::picture {

/// Size and resolution of the paper are not known here, so only gross faults count. A sharp, evenly
/// lit page of another kind has none; nor has a picture with nothing on it.
[[nodiscard]] std::vector<Complaint> faults_of_unknown(const Page& page,
                                                       const Thresholds& thresholds);

}  // namespace hoso::picture
