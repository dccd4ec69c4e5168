using DigitalTwin.Studies.Adequacy;

namespace DigitalTwin.Studies.Tests.Adequacy;

/// <summary>
/// The IEEE Reliability Test System (IEEE Committee Report, Trans. PAS-98, 1979): 32 units of 3,405 MW, a load of 2,850 MW at its peak, 52
/// weeks. RTS-GMLC keeps the mean times of these units.
/// </summary>
internal static class ReliabilityTestSystem
{
    public const double PeakMw = 2850;

    public const int Hours = 52 * 7 * 24;

    /// <summary>Units, MW, mean hours to failure and to repair.</summary>
    private static readonly (int Units, int Mw, double Failure, double Repair)[] Types =
    [
        (5, 12, 2940, 60), (4, 20, 450, 50), (6, 50, 1980, 20), (4, 76, 1960, 40), (3, 100, 1200, 50), (4, 155, 960, 40),
        (3, 197, 950, 50), (1, 350, 1150, 100), (2, 400, 1100, 150),
    ];

    /// <summary>Weekly peaks, percent of the year's.</summary>
    private static readonly double[] Weeks =
    [
        86.2, 90, 87.8, 83.4, 88, 84.1, 83.2, 80.6, 74, 73.7, 71.5, 72.7, 70.4, 75, 72.1, 80, 75.4, 83.7, 87, 88, 85.6, 81.1, 90, 88.7,
        89.6, 86.1, 75.5, 81.6, 80.1, 88, 72.2, 77.6, 80, 72.9, 72.6, 70.5, 78, 69.5, 72.4, 72.4, 74.3, 74.4, 80, 88.1, 88.5, 90.9, 94,
        89, 94.2, 97, 100, 95.2,
    ];

    /// <summary>Daily peaks from Monday on, percent of the week's.</summary>
    private static readonly double[] Days = [93, 100, 98, 96, 94, 77, 75];

    /// <summary>Hours from midnight on, percent of the day's peak: winter, summer, between, each working day and weekend.</summary>
    private static readonly double[][] Shapes =
    [
        [67, 63, 60, 59, 59, 60, 74, 86, 95, 96, 96, 95, 95, 95, 93, 94, 99, 100, 100, 96, 91, 83, 73, 63],
        [78, 72, 68, 66, 64, 65, 66, 70, 80, 88, 90, 91, 90, 88, 87, 87, 91, 100, 99, 97, 94, 92, 87, 81],
        [64, 60, 58, 56, 56, 58, 64, 76, 87, 95, 99, 100, 99, 100, 100, 97, 96, 96, 93, 92, 92, 93, 87, 72],
        [74, 70, 66, 65, 64, 62, 62, 66, 81, 86, 91, 93, 93, 92, 91, 91, 92, 94, 95, 95, 100, 93, 88, 80],
        [63, 62, 60, 58, 59, 65, 72, 85, 95, 99, 100, 99, 93, 92, 90, 88, 90, 92, 96, 98, 96, 90, 80, 70],
        [75, 73, 69, 66, 65, 65, 68, 74, 83, 89, 92, 94, 91, 90, 90, 86, 85, 88, 92, 100, 97, 95, 90, 85],
    ];

    public static double[] LoadMw { get; } = [.. Enumerable.Range(0, Hours).Select(LoadAt)];

    public static AdequacySystem System() => new()
    {
        Areas = ["RTS"],
        Hours = Hours,
        NetLoadMw = [new HourlyMw(LoadMw)],
        DemandMwh = [LoadMw.Sum()],
        Units = [.. Types.Select(type => UnitGroup.ByMeanTimes($"U{type.Mw}", 0, type.Units, type.Mw, type.Failure, type.Repair))],
        Groups = [new AreaGroup("RTS", [0])],
    };

    /// <summary>Hours and energy not served by convolution of the units, exact.</summary>
    public static (double LolhHours, double EueMwh) Exact()
    {
        double[] chance = [1]; // of so many MW available
        foreach ((int units, int mw, double failure, double repair) in Types)
        {
            double outShare = repair / (failure + repair);
            for (int unit = 0; unit < units; unit++)
            {
                double[] next = new double[chance.Length + mw];
                for (int available = 0; available < chance.Length; available++)
                {
                    next[available] += chance[available] * outShare;
                    next[available + mw] += chance[available] * (1 - outShare);
                }

                chance = next;
            }
        }

        (double hours, double energy) = (0, 0);
        foreach (double load in LoadMw)
        {
            for (int available = 0; available < load; available++)
                (hours, energy) = (hours + chance[available], energy + chance[available] * (load - available));
        }

        return (hours, energy);
    }

    private static double LoadAt(int hour)
    {
        int week = hour / (7 * 24), day = hour / 24 % 7;
        int season = week is < 8 or >= 43 ? 0 : week is >= 17 and < 30 ? 1 : 2;
        return PeakMw * Weeks[week] / 100 * Days[day] / 100 * Shapes[(season * 2) + (day >= 5 ? 1 : 0)][hour % 24] / 100;
    }
}
