namespace DigitalTwin.Runs.Tests.World2025;

/// <summary>The reference figures beside the baseline: generation by country and fuel, and where power was short.</summary>
public sealed class ReferenceYear
{
    private readonly SortedDictionary<string, FuelMix> _mixes;

    private ReferenceYear(SortedDictionary<string, FuelMix> mixes, IReadOnlySet<string> shortZones)
    {
        _mixes = mixes;
        ShortZones = shortZones;
    }

    /// <summary>Zones whose real system had load that was not served.</summary>
    public IReadOnlySet<string> ShortZones { get; }

    /// <summary>Generation of a country in its latest year.</summary>
    public FuelMix this[string country] => _mixes[country];

    /// <summary>Reads the tables of a folder. The columns used hold neither commas nor quotes and come first.</summary>
    public static ReferenceYear Read(string folder)
    {
        var years = new Dictionary<string, int>(StringComparer.Ordinal);
        var mixes = new SortedDictionary<string, FuelMix>(StringComparer.Ordinal);
        foreach (string[] row in Rows(Path.Combine(folder, "generation.csv"), columns: 4))
        {
            int year = int.Parse(row[1], CultureInfo.InvariantCulture);
            if (!years.TryGetValue(row[0], out int latest) || year > latest)
            {
                years[row[0]] = year;
                mixes[row[0]] = new FuelMix();
            }

            if (year == years[row[0]])
                mixes[row[0]].Add(row[2], double.Parse(row[3], CultureInfo.InvariantCulture));
        }

        string[][] shortages = [.. Rows(Path.Combine(folder, "shortages.csv"), columns: 3)];
        return new ReferenceYear(mixes, shortages.Where(row => row[2] != "0").Select(row => row[0]).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string[]> Rows(string path, int columns) =>
        File.ReadLines(path).Skip(1).Select(line => line.Split(',')[..columns]);
}
