// Page pictures as OpenCV matrices. Optional: only stages that look at pixels with OpenCV need it.
#pragma once

#include <opencv2/core/mat.hpp>

#include <hoso/page_image.hpp>

namespace hoso::imaging {

/// The same pixels without a copy: CV_8UC1 for gray8, CV_8UC3 (blue first) for bgr24, an empty
/// matrix for an empty picture. Read only, and valid only while a copy of `image` lives.
[[nodiscard]] cv::Mat as_mat(const PageImage& image);

/// A picture with its own pixels. Throws std::invalid_argument unless `mat` is CV_8UC1 or CV_8UC3.
[[nodiscard]] PageImage from_mat(const cv::Mat& mat);

/// One channel in which ink is dark: of a colour picture the red channel, raised further where red
/// dominates, so that red stamps vanish and blue and black ink stays. A grey one is handed through.
[[nodiscard]] cv::Mat ink_channel(const cv::Mat& gray_or_bgr);

}  // namespace hoso::imaging
