// The written Vietnamese syllable: [onset] rime, one tone. Sets after Đoàn Thiện Thuật, "Ngữ âm
// tiếng Việt" (onsets, rimes, and which tones a rime closed by a stop can carry).
#pragma once

#include <array>
#include <string_view>

namespace hoso::syllable_parts {

// Longest first, so that "ngh" wins over "ng" and "qu" keeps its u.
inline constexpr auto onsets =
    std::to_array<std::u32string_view>({U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th",
                         U"tr",  U"b",  U"c",  U"d",  U"đ",  U"g",  U"h",  U"k",  U"l",  U"m",
                         U"n",   U"p",  U"r",  U"s",  U"t",  U"v",  U"x",  U""});

inline constexpr auto rimes = std::to_array<std::u32string_view>(
    {U"a",    U"ac",   U"ach",  U"ai",  U"am",   U"an",  U"ang",  U"anh",  U"ao",  U"ap",  U"at",
     U"au",   U"ay",   U"e",    U"ec",  U"em",   U"en",  U"eng",  U"eo",   U"ep",  U"et",  U"i",
     U"ia",   U"ich",  U"im",   U"in",  U"inh",  U"ip",  U"it",   U"iu",   U"iêc", U"iêm", U"iên",
     U"iêng", U"iêp",  U"iêt",  U"iêu", U"o",    U"oa",  U"oac",  U"oach", U"oai", U"oam", U"oan",
     U"oang", U"oanh", U"oao",  U"oap", U"oat",  U"oay", U"oc",   U"oe",   U"oem", U"oen", U"oeo",
     U"oet",  U"oi",   U"om",   U"on",  U"ong",  U"ooc", U"oong", U"op",   U"ot",  U"oăc", U"oăm",
     U"oăn",  U"oăng", U"oăp",  U"oăt", U"u",    U"ua",  U"uc",   U"ui",   U"um",  U"un",  U"ung",
     U"up",   U"ut",   U"uy",   U"uya", U"uych", U"uyn", U"uynh", U"uyp",  U"uyt", U"uyu", U"uyên",
     U"uyêt", U"uân",  U"uâng", U"uât", U"uây",  U"uê",  U"uêch", U"uênh", U"uên", U"uôc", U"uôi",
     U"uôm",  U"uôn",  U"uông", U"uôt", U"uơ",   U"y",   U"ych",  U"ynh",  U"yt",  U"yêm", U"yên",
     U"yêng", U"yêt",  U"yêu",  U"â",   U"âc",   U"âm",  U"ân",   U"âng",  U"âp",  U"ât",  U"âu",
     U"ây",   U"ê",    U"êc",   U"êch", U"êm",   U"ên",  U"ênh",  U"êp",   U"êt",  U"êu",  U"ô",
     U"ôc",   U"ôi",   U"ôm",   U"ôn",  U"ông",  U"ôp",  U"ôt",   U"ă",    U"ăc",  U"ăm",  U"ăn",
     U"ăng",  U"ăp",   U"ăt",   U"ơ",   U"ơi",   U"ơm",  U"ơn",   U"ơng",  U"ơp",  U"ơt",  U"ư",
     U"ưa",   U"ưc",   U"ưi",   U"ưm",  U"ưn",   U"ưng", U"ưt",   U"ưu",   U"ươc", U"ươi", U"ươm",
     U"ươn",  U"ương", U"ươp",  U"ươt", U"ươu"});

/// Combining: grave, acute, tilde, hook above, dot below. The level tone has none.
inline constexpr std::u32string_view tone_marks = U"\u0300\u0301\u0303\u0309\u0323";

}  // namespace hoso::syllable_parts
