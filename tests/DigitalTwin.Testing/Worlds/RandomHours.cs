using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Testing.Worlds;

/// <summary>What a random problem is meant to provoke.</summary>
public enum Flavour
{
    Ordinary,
    EqualPrices,
    AllScarce,
    AllSurplus,
    HugeAndTiny,
    Islands,
    NoHurdles,
    UniformHurdles,
    Round,
    AlmostEqualPrices,
}

/// <summary>Seeded random coupled-zone problems: everything that a market can look like, and a little more.</summary>
public sealed class RandomHours(int seed)
{
    private ulong _state = Hash64.Mix((ulong)seed + 0x1234567UL);

    public Flavour Flavour { get; } = (Flavour)(seed % 10);

    public ZonalNetwork Network(bool reactances = false)
    {
        int zones = 1 + Below(12);
        int count = Below(2 * zones + 1);
        var lines = new List<ZonalLine>();
        for (int l = 0; l < count && zones > 1; l++)
        {
            int from = Below(zones), to = Below(zones);
            if (from != to)
                lines.Add(new ZonalLine(from, to, reactances && Uniform() < 0.7 ? 0.01 + Uniform() : null, $"l{l}"));
        }

        return new ZonalNetwork(zones, lines, [.. Enumerable.Range(0, zones).Select(i => $"z{Below(100000):D5}-{i}")]);
    }

    /// <summary>Fills an hour; the same curves and limits whatever the order of zones, given the same draws.</summary>
    public ZonalMarket Fill(ZonalMarket market)
    {
        market.ClearZones();
        for (int i = 0; i < market.Network.ZoneCount; i++)
            FillZone(market, i);
        for (int l = 0; l < market.Network.Lines.Length; l++)
            FillLine(market, l);
        return market;
    }

    public double Uniform()
    {
        _state = Hash64.Mix(_state);
        return (_state >> 11) * (1.0 / (1UL << 53));
    }

    public int Below(int bound) => (int)(Uniform() * bound);

    private void FillZone(ZonalMarket market, int zone)
    {
        if (Uniform() < 0.05)
            return;
        double size = Flavour == Flavour.HugeAndTiny ? Tenth(Below(13) - 4) : 1000;
        var steps = new List<(double Price, double Width)>();
        double demand = 0;
        double demandScale = Flavour == Flavour.AllScarce ? 10 : Flavour == Flavour.AllSurplus ? 0.05 : 1;
        foreach (double price in (double[])[900, 1000, 5000, 10000])
        {
            double width = Rounded(Uniform() * size * demandScale);
            demand += width;
            steps.Add((price, width));
        }

        int supply = Below(26);
        for (int k = 0; k < supply; k++)
            steps.Add((Price(), Rounded(Uniform() * 2 * size / Math.Max(1, supply) * 2)));
        market.BaseMw[zone] = -demand;
        foreach ((double price, double width) in steps.OrderBy(s => s.Price))
            market.AddStep(zone, price, width);
    }

    private double Price() => Flavour switch
    {
        Flavour.EqualPrices => 10 * Below(4),
        // What arithmetic makes of equal prices: a few units in the last place apart.
        Flavour.AlmostEqualPrices => 10 * Below(4) * (1 + (Below(3) * 2.3e-16)),
        Flavour.Round => 5 * Below(20) - 5,
        Flavour.HugeAndTiny => Uniform() * 100 - 1,
        _ => Uniform() < 0.2 ? 0 : Uniform() < 0.1 ? -1 : Uniform() * 120,
    };

    private void FillLine(ZonalMarket market, int line)
    {
        bool ac = market.Network.Lines[line].ReactancePu is not null;
        double none = Flavour == Flavour.Islands ? 0.7 : 0.1;
        double forward = Uniform() < none ? 0 : Rounded(Uniform() * 600), reverse = Uniform() < none ? 0 : Rounded(Uniform() * 600);
        double hurdle = Flavour switch
        {
            Flavour.NoHurdles or Flavour.EqualPrices or Flavour.AlmostEqualPrices => 0,
            Flavour.UniformHurdles or Flavour.Round => 5,
            _ => Uniform() < 0.3 ? 0 : Uniform() * 8,
        };
        double loss = ac || Flavour is Flavour.UniformHurdles or Flavour.AlmostEqualPrices || Uniform() < 0.4 ? 0 : Uniform() * 0.08;
        market.SetLine(line, forward, reverse, hurdle, loss);
    }

    private double Rounded(double mw) => Flavour is Flavour.Round or Flavour.EqualPrices ? 50 * Math.Round(mw / 50) : mw;

    private static double Tenth(int power)
    {
        double value = 1;
        for (int i = 0; i < Math.Abs(power); i++)
            value = power > 0 ? value * 10 : value / 10;
        return value;
    }
}
