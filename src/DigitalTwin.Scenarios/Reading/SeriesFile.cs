namespace DigitalTwin.Scenarios.Reading;

/// <summary>A file of hourly values.</summary>
/// <param name="Name">Name by which tables refer to it.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Shown">Its name in findings.</param>
internal sealed record SeriesFile(string Name, string Path, string Shown);
