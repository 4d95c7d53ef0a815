using ChatBot.Features.Calendar;
namespace ChatBot.Features.Language;
internal static class DeadlinePhrase { public static DeadlineReading Read(string text, DateTimeOffset now, WorkCalendar calendar) => DeadlineReading.Nothing; }
internal static class AmountPhrase { public static IReadOnlyList<AmountReading> Read(string text, bool bareNumberIsMoney) => []; }
