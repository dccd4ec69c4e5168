namespace DigitalTwin.Runs.Tests.World2025;

/// <summary>Reservoirs spend each month what flows in, and stores are neither emptied nor filled for weeks.</summary>
[Collection(SharedYear.Name)]
public sealed class EnergyInStoreTests(YearOf2025 year)
{
    private const double MostShareOff = 0.01;

    // Scarcity may draw 5 % of the next month ahead, which is then missing there.
    private const double MostShareOffInScarcity = 0.06;

    // Water of a month's last days that comes while power has no price runs past the turbines.
    private const double MostShareOffInSurplus = 0.02;
    private const double LeastStoreMwh = 200;
    private const int MostIdleHours = 7 * 24;

    [Fact]
    public void Reservoirs_keep_each_months_energy_within_one_percent_or_what_scarcity_may_draw_ahead()
    {
        string[] misses =
        [
            .. from month in year.EnergyInStore.ReservoirMonths
               let mostOff = month.FollowsScarcity ? MostShareOffInScarcity
                   : month.SurplusHours > 0 && month.Share < 1 ? MostShareOffInSurplus
                   : MostShareOff
               where Math.Abs(month.Share - 1) > mostOff
               select $"{month.Fleet} month {month.Month}: {100 * (month.Share - 1):+0.00;-0.00} %, {month.SurplusHours} h of surplus",
        ];
        Assert.Empty(misses);
        Assert.NotEmpty(year.EnergyInStore.ReservoirMonths);
    }

    [Fact]
    public void No_store_stands_empty_or_full_for_a_week_in_which_power_has_a_price()
    {
        string[] idle =
        [
            .. from store in year.EnergyInStore.Stores
               where store.MostMwh > LeastStoreMwh && store.LongestHours >= MostIdleHours
               select $"{store.Fleet}: {store.LongestHours} h",
        ];
        Assert.Empty(idle);
        Assert.NotEmpty(year.EnergyInStore.Stores);
    }
}
