using Microsoft.Extensions.DependencyInjection;
using Quartz;
using RongTong.EdgeTests.Web.Pages;
using RongTong.Web.Access;
using RongTong.Web.Jobs;
using RongTong.Web.Sheets;

namespace RongTong.EdgeTests.Web;

/// <summary>The service has the clock it was given; its scheduler has that of the machine.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task The_scheduler_does_not_put_its_clock_in_place_of_the_service_s()
    {
        await using var host = await WebHost.StartAsync();
        host.Server.Services.GetRequiredService<TimeProvider>().ShouldBeSameAs(host.Options.Clock);
        using var visitor = new Visitor(host);
        var sheet = await visitor.BeginAsync("miit/sme-size@2011", ("name", "甲"), ("uscc", "91330400MA2JX7Q3K0"));
        var saved = (await host.Server.Services.GetRequiredService<SheetStore>().FindAsync(Scope.Service, sheet.Split('/')[^1])).ShouldNotBeNull();
        saved.Created.ShouldBe(host.Options.Clock.GetUtcNow());
        saved.Head.AsOf.ShouldBe(new DateOnly(2026, 7, 15));
        var scheduler = await host.Server.Services.GetRequiredKeyedService<ISchedulerFactory>(JobServices.Scheduler).GetScheduler();
        scheduler.SchedulerName.ShouldBe(JobServices.Scheduler);
    }
}
