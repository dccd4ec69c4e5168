using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Reading;

/// <summary>Lists the CSV files of a folder, with a finding instead of an exception where that fails.</summary>
internal static class FolderListing
{
    /// <summary>Full paths in order of their names; none where the folder does not exist.</summary>
    /// <param name="shown">Its name in findings.</param>
    /// <param name="log">Takes the finding.</param>
    public static IReadOnlyList<string> CsvFiles(string folder, string shown, FindingLog log)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Error("unreadable-folder", new SourceLine(shown, 0), "", "The folder cannot be listed.", "Check that you may read it.");
            return [];
        }
    }
}
