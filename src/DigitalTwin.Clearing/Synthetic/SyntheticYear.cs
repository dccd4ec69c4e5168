using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Clearing.Synthetic;

/// <summary>
/// A seeded year of consecutive hours for measuring: zones with thermal steps, wind and sun that move from hour to hour, demand with
/// daily and
/// weekly shape and four tranches, lines with hurdles and losses. An hour depends on its number alone, so hours can be made in any order.
/// </summary>
public sealed class SyntheticYear
{
    private static readonly double[] TranchePrices = [900, 1000, 5000, 10000];
    private static readonly double[] TrancheShares = [0.02, 0.05, 0.78, 0.15];

    private readonly ulong _seed;
    private readonly int _steps;
    private readonly double[] _peakMw;
    private readonly double[] _offset;
    private readonly double[][] _price;
    private readonly double[][] _width;
    private readonly double[] _limitMw;
    private readonly double[] _hurdle;
    private readonly double[] _loss;

    /// <summary>Draws a network and its fleets.</summary>
    /// <param name="zones">Zones, at least two.</param>
    /// <param name="lines">Lines, at least <paramref name="zones"/> - 1: a tree first, then chords.</param>
    /// <param name="steps">Supply steps a zone, at least three: wind, sun, then thermal.</param>
    /// <param name="seed">Seed of everything.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than said.</exception>
    public SyntheticYear(int zones, int lines, int steps, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(zones, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(lines, zones - 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 3);
        _seed = Hash64.Mix(seed);
        _steps = steps;
        Network = DrawNetwork(zones, lines);
        _peakMw = new double[zones];
        _offset = new double[zones];
        _price = new double[zones][];
        _width = new double[zones][];
        for (int i = 0; i < zones; i++)
            DrawZone(i);
        _limitMw = new double[lines];
        _hurdle = new double[lines];
        _loss = new double[lines];
        for (int l = 0; l < lines; l++)
        {
            double smaller = Math.Min(_peakMw[Network.Lines[l].From], _peakMw[Network.Lines[l].To]);
            _limitMw[l] = smaller * (0.02 + (0.15 * Draw(3, l, 0)));
            _hurdle[l] = 0.5 + (6 * Draw(3, l, 1));
            _loss[l] = 0.005 + (0.03 * Draw(3, l, 2));
        }
    }

    /// <summary>The network of every hour.</summary>
    public ZonalNetwork Network { get; }

    /// <summary>Fills one hour.</summary>
    public void Fill(int hour, ZonalMarket market)
    {
        for (int i = 0; i < Network.ZoneCount; i++)
            FillZone(hour, i, market);
        for (int l = 0; l < _limitMw.Length; l++)
        {
            double share = Noise(4, l, hour, 24) < 0.03 ? 0.5 : 1;
            market.SetLine(l, _limitMw[l] * share, 0.8 * _limitMw[l] * share, _hurdle[l], _loss[l]);
        }
    }

    private ZonalNetwork DrawNetwork(int zones, int lines)
    {
        var drawn = new ZonalLine[lines];
        for (int l = 0; l < lines; l++)
        {
            int from = l < zones - 1 ? l + 1 : (int)(Draw(1, l, 0) * zones);
            int reach = 1 + (int)(Draw(1, l, 1) * Math.Min(6, zones - 1));
            int to = l < zones - 1 ? Math.Max(0, from - reach) : (from + reach) % zones;
            drawn[l] = new ZonalLine(from, to, Id: $"line-{l:D4}");
        }

        string[] ids = new string[zones];
        for (int i = 0; i < zones; i++)
            ids[i] = $"zone-{i:D4}";
        return new ZonalNetwork(zones, drawn, ids);
    }

    private void DrawZone(int zone)
    {
        double peak = 5000 * (1 + (9 * Draw(2, zone, 0)));
        _peakMw[zone] = peak;
        _offset[zone] = 24 * Draw(2, zone, 1);
        double[] price = new double[_steps], width = new double[_steps];
        for (int k = 2; k < _steps; k++)
        {
            double rank = (k - 2.0) / Math.Max(1, _steps - 3);
            price[k] = 8 + (30 * rank) + (120 * rank * rank * rank) + (4 * Draw(2, zone, 10 + k));
            width[k] = 0.95 * peak / (_steps - 2) * (0.5 + Draw(2, zone, 100 + k));
        }

        price[0] = 0;
        price[1] = 0.5;
        Array.Sort(price, width, 2, _steps - 2);
        _price[zone] = price;
        _width[zone] = width;
    }

    private void FillZone(int hour, int zone, ZonalMarket market)
    {
        market.ClearZone(zone);
        double peak = _peakMw[zone], local = hour + _offset[zone];
        double wind = 0.6 * peak * Square(Noise(5, zone, hour, 30));
        double sun = 0.7 * peak * Math.Max(0, Wave(local / 24)) * (0.4 + (0.6 * Noise(6, zone, hour, 20)));
        double load = peak * (
            0.62 + (0.13 * Wave((local / 24) - 0.1)) + (0.08 * Wave(local / 8760)) + (0.1 * (Noise(7, zone, hour, 6) - 0.5)));
        market.AddStep(zone, 0, wind);
        market.AddStep(zone, 0.5, sun);
        for (int k = 2; k < _steps; k++)
        {
            // A step is out now and then, for a day at a time, and breathes a little otherwise.
            double available = Noise(8, (zone * 64) + k, hour, 24) < 0.04 ? 0.3 : 0.97 + (0.03 * Noise(9, (zone * 64) + k, hour, 12));
            market.AddStep(zone, _price[zone][k], _width[zone][k] * available);
        }

        double demand = 0;
        for (int d = 0; d < TranchePrices.Length; d++)
        {
            double width = load * TrancheShares[d];
            demand += width;
            market.AddStep(zone, TranchePrices[d], width);
        }

        market.BaseMw[zone] = -demand;
    }

    private double Draw(int kind, int index, int part) =>
        (Hash64.Mix(_seed + ((ulong)kind << 56) + ((ulong)index << 20) + (ulong)part) >> 11) * (1.0 / (1UL << 53));

    // Draws at whole multiples of a period, joined by straight lines: smooth from hour to hour, without memory.
    private double Noise(int kind, int index, int hour, int period)
    {
        int before = hour / period;
        double share = (double)(hour % period) / period;
        return (Draw(kind, index, before) * (1 - share)) + (Draw(kind, index, before + 1) * share);
    }

    private static double Square(double x) => x * x;

    /// <summary>A smooth wave of period one between -1 and 1, highest at a quarter: two parabolas, no sine.</summary>
    private static double Wave(double turns)
    {
        double t = turns - Math.Floor(turns);
        return t < 0.5 ? 16 * t * (0.5 - t) : -16 * (t - 0.5) * (1 - t);
    }
}
