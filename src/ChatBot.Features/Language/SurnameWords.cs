namespace ChatBot.Features.Language;

/// <summary>Surnames, as far as they help to tell a name from another word.</summary>
public static class SurnameWords
{
    private static readonly string[] Double = ["欧阳", "司马", "诸葛", "上官", "皇甫", "令狐", "尉迟", "夏侯", "东方", "公孙", "慕容", "司徒", "端木", "南宫"];

    public static bool BeginsWithSurname(string word) => word.Length > 0 && (Words.Surnames.Contains(word[0]) || Double.Any(surname => word.StartsWith(surname, StringComparison.Ordinal)));

    /// <summary>The surname of a full name: two characters where it is one of the double ones.</summary>
    public static string Of(string name) =>
        name.Length > 2 && Double.Any(surname => name.StartsWith(surname, StringComparison.Ordinal)) ? name[..2] : name[..Math.Min(1, name.Length)];
}
