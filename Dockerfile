# Build: the same command as everywhere; the launcher makes the program and its class archive.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -Dmaven.test.skip=true package

# Run: no sources, no Maven, no root. work/ is the only folder that is written to; config/ is meant to be mounted.
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /opt/bordereau --shell /usr/sbin/nologin bordereau
WORKDIR /opt/bordereau
COPY --from=build /src/hub /src/pom.xml /src/LICENSE ./
COPY --from=build /src/routes/target/bordereau-routes-*.jar routes/target/
COPY --from=build /src/routes/target/lib routes/target/lib
COPY --from=build /src/samples/simulators/target/*.jar samples/simulators/target/
COPY --from=build /src/samples/simulators/target/lib samples/simulators/target/lib
COPY --from=build /src/config config
COPY --from=build /src/samples samples
RUN mkdir work && chown bordereau work
USER bordereau
# The launcher pins the JAXP implementations (jaxp.args of pom.xml) and refuses Java deserialization.
RUN ./hub formats > /dev/null
VOLUME /opt/bordereau/work
EXPOSE 8080
ENTRYPOINT ["./hub"]
CMD ["run"]
